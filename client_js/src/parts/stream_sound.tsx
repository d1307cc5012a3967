/** Plays what a function says while it goes on: its pieces, one after the other. */
import "./sound_player.css";
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Elsewhere, FileHandle } from "../core/files";
import { say } from "../core/words";
import { followFrames } from "./frames";
import { Icon } from "./icon";
import { Times } from "./sound_player";
import { SoundStream } from "./sound_stream";
import { Transport } from "./transport";
import { Waveform } from "./waveform";

interface StreamSoundProps {
  pieces: (FileHandle | Elsewhere)[];
  /** Whether no more will come. */
  isWhole: boolean;
  autoplay: boolean;
  volume: Signal<number>;
  onEvent: (event: "play" | "pause" | "stop") => void;
  /** All of it was heard. */
  onOver: () => void;
  /** More tools, at the end of the row. */
  children: ComponentChildren;
}

export function StreamSound(props: StreamSoundProps) {
  const { pieces, isWhole, autoplay, volume, onEvent, onOver, children } = props;
  const made = useRef<SoundStream | null>(null);
  const stream = (made.current ??= new SoundStream());
  const time = useSignal(0);
  const hasBegun = useRef(false);
  const play = async (): Promise<void> => {
    hasBegun.current = true;
    if (await stream.play()) onEvent("play");
  };
  const toggle = (): void => {
    if (stream.isPlaying.value) void stream.pause().then(() => onEvent("pause"));
    else void play();
  };
  useEffect(() => () => void stream.close(), []);
  useEffect(() => {
    stream.put(pieces, { isWhole });
    if (autoplay && !hasBegun.current && pieces.length > 0) void play();
  }, [pieces, isWhole]);
  useSignalEffect(() => stream.setVolume(volume.value));
  useSignalEffect(() => {
    if (stream.isPlaying.value) return followFrames(() => (time.value = stream.time));
    return undefined;
  });
  useSignalEffect(() => {
    if (!stream.isOver.value) return;
    onEvent("stop");
    onOver();
  });
  return (
    <div class="fl-sound">
      <Waveform peaks={stream.peaks.value} time={time} duration={stream.length.value} onSeek={null} />
      <Times time={time} duration={stream.length} />
      {stream.problem.value && (
        <p class="fl-error" role="alert">
          <Icon name="alert" />
          <span>{say("This browser cannot play the sound.")}</span>
        </p>
      )}
      <Transport isPlaying={stream.isPlaying} volume={volume} speed={null} onToggle={toggle} onSkip={null}>
        {children}
      </Transport>
    </div>
  );
}
