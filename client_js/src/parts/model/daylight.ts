import {
  DataTexture,
  DataUtils,
  DirectionalLight,
  EquirectangularReflectionMapping,
  HalfFloatType,
  HemisphereLight,
  LinearFilter,
  PMREMGenerator,
  RGBAFormat,
  type Scene,
  type Texture,
  type WebGLRenderer,
} from "three";

const WIDTH = 64;
const HEIGHT = 32;

/**
 * Lights a scene. Where there is a graphics card, by what models mirror, so that metals are no black holes; to work that
 * out takes a processor many seconds, so without a card there are lamps.
 */
export function light(scene: Scene, renderer: WebGLRenderer): void {
  if (isDrawnByProcessor(renderer.getContext())) {
    const lamp = new DirectionalLight(0xffffff, 2.2);
    lamp.position.set(0.6, 1.4, 1);
    scene.add(new HemisphereLight(0xffffff, 0x8d8d88, 2), lamp);
  } else scene.environment = daylight(renderer);
}

function isDrawnByProcessor(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const facts = gl.getExtension("WEBGL_debug_renderer_info");
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(
    String(gl.getParameter(facts ? facts.UNMASKED_RENDERER_WEBGL : gl.RENDERER)),
  );
}

/** A bright sky, a grey ground and two windows, of few pixels. */
function daylight(renderer: WebGLRenderer): Texture {
  const data = new Uint16Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const bright = sky(y / (HEIGHT - 1)) + pane(x, y, 14, 22) + pane(x, y, 46, 19);
      data.set([bright, bright, bright, 1].map(DataUtils.toHalfFloat), (y * WIDTH + x) * 4);
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
