/** The microphones: which there are, and what one of them hears. */
import { say } from "../core/words";

/**
 * Opens a microphone; the visitor is asked whether they allow it.
 *
 * @param device the microphone's id; null: the one that the browser likes best
 *
 * Raises an Error whose message is for the visitor.
 */
export async function openMicrophone(device: string | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: device === null ? true : { deviceId: { exact: device } },
    });
  } catch (error) {
    throw new Error(reason((error as Error).name), { cause: error });
  }
}

/** Lets it go: the browser stops to say that the page listens. */
export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The microphones, by the names that the browser tells when one of them has been allowed. */
export async function microphones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "audioinput");
}

/** The id of the microphone that a stream comes from. */
export function microphoneOf(stream: MediaStream): string {
  return stream.getAudioTracks()[0]?.getSettings().deviceId ?? "";
}

function reason(error: string): string {
  switch (error) {
    case "NotAllowedError":
    case "SecurityError":
      return say(
        "The browser does not let this page use the microphone: allow it beside the page's address.",
      );
    case "NotFoundError":
      return say("No microphone was found: connect one.");
    case "TypeError": // there are no media devices
      return say("The microphone can be used on https and localhost only.");
    default:
      return say("The microphone cannot be used now: another program may be using it.");
  }
}
