import "../parts/framed.css";
import "./model3d.css";
import { useRef } from "preact/hooks";

import { type FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { refuseOthers } from "../parts/file_types";
import { length } from "../parts/host";
import { Shape } from "../parts/icon";
import { type Angles, ModelStage } from "../parts/model/stage";
import type { Mode } from "../parts/model/model_view";
import { Receiver } from "../parts/receiver";
import { Tool } from "../parts/tool";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

interface Model3DProps extends ComponentProps<FileHandle | null> {
  display_mode: Mode | null;
  clear_color: number[] | null;
  camera_position: Angles;
  zoom_speed: number;
  pan_speed: number;
  height: number | string | null;
}

const TYPES = [".glb", ".gltf", ".obj", ".stl", ".ply", ".splat"];
const CUBE = "M12 2 21 7v10l-9 5-9-5V7zM3.3 7 12 12l8.7-5M12 22V12";

const refuseKinds = refuseOthers(TYPES);

export default function Model3D({ node }: { node: Node<Model3DProps> }) {
  const p = node.props;
  const area = useRef<HTMLDivElement>(null);
  const put = (value: FileHandle | null, event: "upload" | "clear"): void => {
    if (area.current?.contains(document.activeElement)) area.current.focus();
    node.edit(value);
    node.emit(event);
  };
  const uploads = useUploads(node, refuse, ([file]) => file && put(file, "upload"));
  const send = ([file]: File[]): void => {
    uploads.cancel();
    if (file) uploads.send([file]);
  };
  const clear = (): void => {
    uploads.cancel();
    uploads.say(null);
    put(null, "clear");
  };
  return (
    <Field node={node} role={p.interactive ? "group" : "figure"}>
      {() => (
        <Receiver
          area={area}
          class="fl-view fl-model"
          style={{ height: length(p.height ?? 400) }}
          kind=""
          drop={p.interactive}
          paste={false}
          onFiles={send}
        >
          {p.value ? (
            <>
              <ModelStage
                file={p.value}
                label={p.label}
                mode={p.display_mode ?? "solid"}
                ground={ground(p.clear_color)}
                angles={p.camera_position}
                zoomSpeed={p.zoom_speed}
                panSpeed={p.pan_speed}
              />
              {p.interactive && (
                <>
                  <Tool icon="close" label={say("Clear")} onClick={clear} />
                  <Transfers uploads={uploads} />
                  <Problem uploads={uploads} />
                </>
              )}
            </>
          ) : p.interactive ? (
            <DropZone
              icon="upload"
              label={p.label}
              prompt={say("Drop a 3D model here or click to choose")}
              accept={TYPES.join(",")}
              onFiles={send}
              uploads={uploads}
              choose={true}
              paste={null}
            />
          ) : (
            <div class="fl-none">
              <Shape d={CUBE} />
              <span class="fl-unseen">{say("No 3D model")}</span>
            </div>
          )}
        </Receiver>
      )}
    </Field>
  );
}

/** A colour of four shares as CSS writes it. */
function ground(color: number[] | null): string | undefined {
  if (!color) return undefined;
  const [red, green, blue, alpha = 1] = color;
  return `rgb(${[red, green, blue].map((one = 0) => Math.round(one * 255)).join(" ")} / ${alpha})`;
}

/** A file that the browser knows to be something else is not sent. */
function refuse(file: File): string | null {
  const { name, size } = file;
  return size === 0 ? say("{name} is empty: choose another file.", { name }) : refuseKinds(file);
}
