import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type CameraOptions, snapshot } from "./camera";
import { CAMERA } from "./camera_shape";
import { CameraView, type Live } from "./camera_view";
import { Icon, Shape } from "./icon";
import { startStream } from "./streaming";

interface CameraShotProps {
  node: Node<ComponentProps>;
  options: CameraOptions;
  /** Whether its frames are sent one after the other, and not one picture. */
  streaming: boolean;
  onShot: (picture: File) => void;
  onProblem: (problem: string) => void;
  onClose: () => void;
}

/** A camera that takes a picture, or streams its frames. */
export function CameraShot({ node, options, streaming, onShot, onProblem, onClose }: CameraShotProps) {
  const shoot = async ({ video }: Live): Promise<void> => {
    const picture = await snapshot(video, options);
    if (picture) onShot(picture);
  };
  return (
    <CameraView options={options} onClose={onClose}>
      {(live) =>
        streaming ? (
          <Frames key={live.stream.id} {...{ node, options, live, onProblem }} />
        ) : (
          <button type="button" class="fl-camera-act" onClick={() => void shoot(live)}>
            <Shape d={CAMERA} />
            {say("Take a picture")}
          </button>
        )
      }
    </CameraView>
  );
}

interface FramesProps extends Pick<CameraShotProps, "node" | "options" | "onProblem"> {
  live: Live;
}

/** Starts and stops the stream; it stops with the camera, and when its time is over. */
function Frames({ node, options, live, onProblem }: FramesProps) {
  const isOn = useSignal(false);
  const stop = useRef<() => unknown>(() => null);
  useEffect(() => () => void stop.current(), []);
  const take = async (): Promise<unknown> => {
    const frame = await snapshot(live.video, options, "image/jpeg");
    return frame && node.upload(frame);
  };
  const toggle = (): void => {
    if (isOn.value) void stop.current();
    else
      stop.current = startStream(node, take, (problem) => {
        isOn.value = false;
        if (problem) onProblem((problem as Error).message);
      });
    isOn.value = !isOn.value;
  };
  return (
    <button type="button" class="fl-camera-act" onClick={toggle}>
      {isOn.value ? <Icon name="stop" /> : <Shape d={CAMERA} />}
      {say(isOn.value ? "Stop" : "Start")}
    </button>
  );
}
