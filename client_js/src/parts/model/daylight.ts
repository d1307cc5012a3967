import {
  DataTexture,
  DataUtils,
  EquirectangularReflectionMapping,
  HalfFloatType,
  LinearFilter,
  PMREMGenerator,
  RGBAFormat,
  type Texture,
  type WebGLRenderer,
} from "three";

const WIDTH = 64;
const HEIGHT = 32;

/** What models mirror, so that metals are no black holes: a bright sky, a grey ground and two windows, of few pixels. */
export function daylight(renderer: WebGLRenderer): Texture {
  const data = new Uint16Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const light = sky(y / (HEIGHT - 1)) + pane(x, y, 14, 22) + pane(x, y, 46, 19);
      data.set([light, light, light, 1].map(DataUtils.toHalfFloat), (y * WIDTH + x) * 4);
    }
  }
  const picture = new DataTexture(data, WIDTH, HEIGHT, RGBAFormat, HalfFloatType);
  picture.mapping = EquirectangularReflectionMapping;
  picture.minFilter = picture.magFilter = LinearFilter;
  picture.needsUpdate = true;
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromEquirectangular(picture);
  generator.dispose();
  picture.dispose();
  return texture;
}

function sky(height: number): number {
  return 0.35 + 0.75 * height * height * (3 - 2 * height);
}

function pane(x: number, y: number, left: number, bottom: number): number {
  return x >= left && x < left + 6 && y >= bottom && y < bottom + 5 ? 5 : 0;
}
