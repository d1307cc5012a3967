/** A picture from the camera. */
import { useRef } from "preact/hooks";

import { say } from "../../core/words";
import { type CameraOptions, snapshot } from "../camera";
import { CameraView } from "../camera_view";
import { useHandOver } from "./focus";

interface FilmingProps {
  options: CameraOptions;
  onPicture: (file: File) => void;
  onClose: () => void;
  onLeave: () => void;
}

export function Filming({ options, onPicture, onClose, onLeave }: FilmingProps) {
  const element = useRef<HTMLDivElement>(null);
  useHandOver(element, onLeave);
  const take = async (video: HTMLVideoElement): Promise<void> => {
    const file = await snapshot(video, options);
    onClose();
    if (file) onPicture(file);
  };
  return (
    <div ref={element}>
      <CameraView options={options} onClose={onClose}>
        {({ video }) => (
          <button type="button" class="fl-camera-act" onClick={() => void take(video)}>
            {say("Take a picture")}
          </button>
        )}
      </CameraView>
    </div>
  );
}
