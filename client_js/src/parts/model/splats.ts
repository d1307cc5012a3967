/**
 * A cloud of Gaussian splats, drawn as Kerbl et al. describe (3D Gaussian Splatting, 2023): each is an ellipse on the
 * screen, laid over those behind it. three draws them with WebGPU only; this does it with WebGL 2.
 */
import {
  type BufferGeometry,
  type Camera,
  DataTexture,
  DoubleSide,
  FloatType,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Matrix4,
  Mesh,
  Float32BufferAttribute,
  RGBAFormat,
  ShaderMaterial,
  Vector2,
  Vector3,
  type WebGLRenderer,
} from "three";

import { depthOrder } from "./depth_order";

/** Texels of one splat: centre, covariance (six numbers), colour. */
const TEXELS = 4;
const WIDTH = 4096;
/** How far the camera turns until they are put in order again: the cosine of about 2°. */
const TURNED = 0.9994;

const VERTEX = `
precision highp float;
precision highp sampler2D;
uniform sampler2D facts;
uniform vec2 viewport;
attribute float order;
varying vec4 tint;
varying vec2 place;

vec4 fact(int splat, int texel) {
  int at = splat * ${TEXELS} + texel;
  return texelFetch(facts, ivec2(at % ${WIDTH}, at / ${WIDTH}), 0);
}

void main() {
  int splat = int(order);
  vec4 seen = modelViewMatrix * vec4(fact(splat, 0).xyz, 1.0);
  vec4 shown = projectionMatrix * seen;
  gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
  if (shown.w <= 0.0 || any(greaterThan(abs(shown.xy), vec2(1.3 * shown.w)))) return;

  vec4 c = fact(splat, 1), d = fact(splat, 2);
  mat3 spread = mat3(c.x, c.y, c.z, c.y, c.w, d.x, c.z, d.x, d.y);
  vec2 focal = vec2(projectionMatrix[0][0], projectionMatrix[1][1]) * viewport * 0.5;
  mat3 slope = mat3(
    focal.x / seen.z, 0.0, -(focal.x * seen.x) / (seen.z * seen.z),
    0.0, focal.y / seen.z, -(focal.y * seen.y) / (seen.z * seen.z),
    0.0, 0.0, 0.0
  );
  mat3 turned = transpose(mat3(modelViewMatrix)) * slope;
  mat3 flat_ = transpose(turned) * spread * turned;
  float xx = flat_[0][0] + 0.3, yy = flat_[1][1] + 0.3, xy = flat_[0][1];
  float middle = 0.5 * (xx + yy);
  float radius = length(vec2(0.5 * (xx - yy), xy));
  float large = middle + radius, small = middle - radius;
  if (small < 0.0) return;
  vec2 axis = radius < 1e-6 ? vec2(1.0, 0.0) : normalize(abs(xy) < 1e-6 ? (xx > yy ? vec2(1.0, 0.0) : vec2(0.0, 1.0)) : vec2(xy, large - xx));
  vec2 major = min(sqrt(2.0 * large), 1024.0) * axis;
  vec2 minor = min(sqrt(2.0 * small), 1024.0) * vec2(axis.y, -axis.x);

  tint = fact(splat, 3);
  place = position.xy;
  vec2 offset = (place.x * major + place.y * minor) / viewport * 2.0;
  gl_Position = vec4(shown.xy / shown.w + offset, shown.z / shown.w, 1.0);
}`;
const FRAGMENT = `
precision highp float;
varying vec4 tint;
varying vec2 place;

void main() {
  float power = -dot(place, place);
  if (power < -4.0) discard;
  gl_FragColor = vec4(tint.rgb, exp(power) * tint.a);
}`;

/** Puts splats in order for a camera: to be called before each drawing. */
export type Arrange = (renderer: WebGLRenderer, camera: Camera) => void;

/** The splats of a geometry as three's loaders make it: `position`, `covariance` and `color`. */
export function splatsOf(source: BufferGeometry): { mesh: Mesh; arrange: Arrange } {
  const centres = source.getAttribute("position").array as Float32Array;
  const count = centres.length / 3;
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute([-2, -2, 0, 2, -2, 0, 2, 2, 0, -2, 2, 0], 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  const order = new InstancedBufferAttribute(
    Float32Array.from({ length: count }, (_, at) => at),
    1,
  );
  geometry.setAttribute("order", order);
  geometry.instanceCount = count;
  geometry.boundingBox = source.boundingBox;
  geometry.boundingSphere = source.boundingSphere;
  const facts = factsOf(source, count);
  const viewport = new Vector2(1, 1);
  const material = new ShaderMaterial({
    uniforms: { facts: { value: facts }, viewport: { value: viewport } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  material.addEventListener("dispose", () => facts.dispose());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  const ordered = new Vector3();
  const arrange = (renderer: WebGLRenderer, camera: Camera): void => {
    renderer.getDrawingBufferSize(viewport);
    mesh.updateWorldMatrix(true, false);
    camera.updateMatrixWorld();
    const { elements } = new Matrix4().multiplyMatrices(camera.matrixWorldInverse, mesh.matrixWorld);
    const towards = new Vector3(elements[2], elements[6], elements[10]).normalize();
    if (towards.dot(ordered) > TURNED) return;
    ordered.copy(towards);
    depthOrder(centres, [towards.x, towards.y, towards.z], order.array as Float32Array);
    order.needsUpdate = true;
  };
  return { mesh, arrange };
}

function factsOf(source: BufferGeometry, count: number): DataTexture {
  const [centres, spread, colors] = ["position", "covariance", "color"].map(
    (name) => source.getAttribute(name).array,
  ) as [Float32Array, Float32Array, Uint8Array];
  const height = Math.max(1, Math.ceil((count * TEXELS) / WIDTH));
  const data = new Float32Array(WIDTH * height * 4);
  for (let splat = 0; splat < count; splat++) {
    const at = splat * TEXELS * 4;
    data.set(centres.subarray(splat * 3, splat * 3 + 3), at);
    data.set(spread.subarray(splat * 6, splat * 6 + 6), at + 4);
    for (let channel = 0; channel < 4; channel++) {
      data[at + 12 + channel] = (colors[splat * 4 + channel] ?? 0) / 255;
    }
  }
  const texture = new DataTexture(data, WIDTH, height, RGBAFormat, FloatType);
  texture.needsUpdate = true;
  return texture;
}
