import "../parts/framed.css";
import "./image_slider.css";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Comparison } from "../parts/comparison";
import { useDecoded } from "../parts/decoded";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { refuseOthers } from "../parts/file_types";
import { Fullscreen } from "../parts/fullscreen";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { Tool } from "../parts/tool";
import { useUploads } from "../parts/uploads";

type Shown = FileHandle | Elsewhere | null;

interface ImageSliderProps extends ComponentProps<[Shown, Shown] | null> {
  height: number | string | null;
  width: number | string | null;
  slider_position: number;
  max_height: number;
}

export default function ImageSlider({ node }: { node: Node<ImageSliderProps> }) {
  const p = node.props;
  const view = useRef<HTMLDivElement>(null);
  const pair = p.value ?? [null, null];
  const first = useDecoded(pair[0] && fileUrl(pair[0]));
  const second = useDecoded(pair[1] && fileUrl(pair[1]));
  const clear = (): void => {
    node.edit(null);
    node.emit("clear");
    view.current?.focus();
  };
  const put = (side: 0 | 1, file: Shown): void => {
    const [left, right] = node.props.value ?? [null, null];
    const next: [Shown, Shown] = side === 0 ? [file, right] : [left, file];
    node.edit(next.some(Boolean) ? next : null);
    node.emit(file ? "upload" : "clear");
  };
  const compared =
    first.shown && second.shown ? (
      <Comparison
        label={p.label}
        first={first.shown}
        second={second.shown}
        position={p.slider_position}
        onMove={(position) => void (p.slider_position = position)}
        onPick={node.listens("select") ? (index) => node.emit("select", { index, value: null }) : null}
      />
    ) : null;
  const only = pair.filter(Boolean).length === 1 ? (first.shown ?? second.shown) : null;
  const offers = compared && {
    download: pair[1] && <Download file={pair[1]} />,
    fullscreen: <Fullscreen label={p.label}>{compared}</Fullscreen>,
  };
  const fails = first.failed || second.failed;
  return (
    <Field node={node} role={p.interactive ? "group" : "figure"} offers={offers ?? {}}>
      {() => (
        <div
          ref={view}
          class={`fl-view fl-compared ${p.height === null ? "" : "fl-sized"}`}
          style={{
            height: length(p.height),
            width: length(p.width),
            ...(p.height === null ? { "--fl-room": `min(80vh, ${p.max_height}px)` } : {}),
          }}
          tabIndex={-1}
        >
          {compared ? (
            <>
              {compared}
              {p.interactive && <Tool icon="close" label={say("Clear")} onClick={clear} />}
            </>
          ) : p.interactive ? (
            <div class="fl-sides">
              <Side node={node} name={say("First image")} file={pair[0]} onPut={(file) => put(0, file)} />
              <Side node={node} name={say("Second image")} file={pair[1]} onPut={(file) => put(1, file)} />
            </div>
          ) : fails ? (
            <p class="fl-none">{say("This browser cannot show the picture.")}</p>
          ) : only ? (
            <div class="fl-framed" style={{ "--fl-ratio": only.width / only.height }}>
              <img src={only.src} alt={p.label} draggable={false} />
            </div>
          ) : (
            <div class="fl-none">
              <Icon name="image" />
              <span class="fl-unseen">{say("No image")}</span>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

interface SideProps {
  node: Node<ImageSliderProps>;
  name: string;
  file: Shown;
  onPut: (file: Shown) => void;
}

/** One of the two as long as one is missing: the place for it, or the one that waits for the other. */
function Side({ node, name, file, onPut }: SideProps) {
  const area = useRef<HTMLDivElement>(null);
  const uploads = useUploads(node, refuseOthers(["image"]), ([sent]) => sent && onPut(sent));
  const send = ([chosen]: File[]): void => {
    uploads.cancel();
    if (chosen) uploads.send([chosen]);
  };
  const remove = (): void => {
    onPut(null);
    area.current?.focus();
  };
  return (
    <Receiver area={area} class="fl-side" style={{}} kind="image/" drop={true} paste={true} onFiles={send}>
      {file ? (
        <>
          <img src={fileUrl(file)} alt={name} draggable={false} />
          <Tool icon="close" label={say("Remove {name}", { name })} onClick={remove} />
        </>
      ) : (
        <DropZone
          icon="image"
          label={name}
          prompt={name}
          accept="image/*"
          onFiles={send}
          uploads={uploads}
          choose={true}
          paste={null}
        />
      )}
    </Receiver>
  );
}
