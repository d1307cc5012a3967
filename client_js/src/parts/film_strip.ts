/**
 * Draws pictures from a video side by side, one after the other, each when it is loaded.
 *
 * @returns ends it
 */
export function drawFilm(canvas: HTMLCanvasElement, video: HTMLVideoElement, count: number): () => void {
  const reader = document.createElement("video");
  const context = canvas.getContext("2d");
  let at = 0;
  const next = (): void => {
    reader.currentTime = ((at + 0.5) / count) * video.duration;
  };
  const draw = (): void => {
    const width = canvas.width / count;
    const scale = Math.max(width / reader.videoWidth, canvas.height / reader.videoHeight);
    const [cutWidth, cutHeight] = [width / scale, canvas.height / scale];
    const [left, top] = [(reader.videoWidth - cutWidth) / 2, (reader.videoHeight - cutHeight) / 2];
    context?.drawImage(reader, left, top, cutWidth, cutHeight, at * width, 0, width, canvas.height);
    at += 1;
    if (at < count) next();
    else end();
  };
  const end = (): void => {
    reader.removeEventListener("seeked", draw);
    reader.removeAttribute("src");
    reader.load();
  };
  const box = canvas.getBoundingClientRect();
  canvas.width = Math.round(box.width * devicePixelRatio);
  canvas.height = Math.round(box.height * devicePixelRatio);
  reader.muted = true;
  reader.preload = "auto";
  reader.addEventListener("seeked", draw);
  reader.addEventListener("loadedmetadata", next, { once: true });
  reader.src = video.currentSrc;
  return end;
}
