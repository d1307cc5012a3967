/** A scene with one model, drawn when something changes. */
import {
  AnimationMixer,
  Box3,
  type Material,
  MathUtils,
  Mesh,
  type Object3D,
  PerspectiveCamera,
  Points,
  Scene,
  Sphere,
  Spherical,
  Texture,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";

import { light } from "./daylight";
import { dots, type Model } from "./model_load";

export type Mode = "solid" | "wireframe" | "point_cloud";

export interface Place {
  /** Around the model, from its right, and from above, in degrees; null: where it is seen well. */
  alpha: number | null;
  beta: number | null;
  /** The distance from its middle; null: so that all of it is seen. */
  radius: number | null;
}

const FIELD = 45;
/** Around a model as it is shown first, as a factor of the distance. */
const MARGIN = 1.02;
const UPRIGHT = 0.01;

export class ModelView {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD, 1);
  private readonly controls: OrbitControls;
  private readonly watch: ResizeObserver;
  private model: Model | null = null;
  private mixer: AnimationMixer | null = null;
  private cloud: Points[] = [];
  private frame = 0;
  /** When the model began to move. */
  private began = 0;
  private place: Place = { alpha: null, beta: null, radius: null };

  /** @throws Error the browser has no WebGL 2 */
  constructor(canvas: HTMLCanvasElement) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    light(this.scene, this.renderer);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener("change", () => this.draw());
    this.watch = new ResizeObserver(() => this.fit(canvas));
    this.watch.observe(canvas);
    canvas.addEventListener("webglcontextrestored", () => this.draw());
    this.fit(canvas);
  }

  speeds(zoom: number, pan: number): void {
    this.controls.zoomSpeed = zoom;
    this.controls.panSpeed = pan;
  }

  /** Shows a model in place of the last one; null: none. */
  show(model: Model | null, mode: Mode): void {
    this.clear();
    this.model = model;
    if (model) {
      this.scene.add(model.object);
      this.look(mode);
      this.reset();
      const [clip] = model.clips;
      if (clip && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
        this.mixer = new AnimationMixer(model.object);
        this.mixer.clipAction(clip).play();
        this.began = performance.now();
      }
    }
    this.draw();
  }

  look(mode: Mode): void {
    for (const points of this.cloud) points.removeFromParent();
    this.cloud = [];
    if (!this.model || this.model.arrange) return;
    const meshes: Mesh[] = [];
    this.model.object.traverse((one) => void (one instanceof Mesh && meshes.push(one)));
    for (const mesh of meshes) {
      for (const material of materials(mesh)) {
        if ("wireframe" in material) material.wireframe = mode === "wireframe";
        material.visible = mode !== "point_cloud";
      }
      if (mode === "point_cloud") {
        const points = new Points(mesh.geometry, dots(mesh.geometry));
        mesh.add(points);
        this.cloud.push(points);
      }
    }
    this.draw();
  }

  /** Where the camera begins, and goes back to. */
  begin(place: Place): void {
    this.place = place;
    this.reset();
  }

  reset(): void {
    if (!this.model) return;
    const { center, radius } = new Box3().setFromObject(this.model.object).getBoundingSphere(new Sphere());
    const size = radius || 1;
    const half = MathUtils.degToRad(FIELD / 2);
    const narrower = Math.min(half, Math.atan(Math.tan(half) * this.camera.aspect));
    const all = (size / Math.sin(narrower)) * MARGIN;
    const { alpha, beta, radius: distance } = this.place;
    const away = distance ?? all;
    this.camera.near = Math.max(size / 1000, 1e-6);
    this.camera.far = Math.max(all, away) * 20;
    this.camera.updateProjectionMatrix();
    this.controls.target.copy(center);
    this.controls.minDistance = size / 100;
    this.controls.maxDistance = Math.max(all, away) * 10;
    const polar = MathUtils.clamp(MathUtils.degToRad(beta ?? 65), UPRIGHT, Math.PI - UPRIGHT);
    this.put(new Spherical(away, polar, Math.PI / 2 - MathUtils.degToRad(alpha ?? 60)));
  }

  /** Turns the camera around the model: to the right and upwards, in degrees. */
  turn(right: number, up: number): void {
    const at = this.where();
    at.theta += MathUtils.degToRad(right);
    at.phi = MathUtils.clamp(at.phi - MathUtils.degToRad(up), UPRIGHT, Math.PI - UPRIGHT);
    this.put(at);
  }

  /** Brings it nearer, with a factor below 1, or farther away. */
  zoom(factor: number): void {
    const at = this.where();
    at.radius = MathUtils.clamp(at.radius * factor, this.controls.minDistance, this.controls.maxDistance);
    this.put(at);
  }

  /** Moves it on the screen, in shares of the distance. */
  pan(right: number, up: number): void {
    const { elements } = this.camera.matrixWorld;
    const by = this.where().radius * this.controls.panSpeed;
    const shift = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 0).multiplyScalar(right * by);
    shift.add(new Vector3(elements[4], elements[5], elements[6]).multiplyScalar(up * by));
    this.controls.target.sub(shift);
    this.camera.position.sub(shift);
    this.controls.update();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.watch.disconnect();
    this.controls.dispose();
    this.clear();
    this.scene.environment?.dispose();
    this.renderer.dispose();
  }

  private where(): Spherical {
    return new Spherical().setFromVector3(this.camera.position.clone().sub(this.controls.target));
  }

  private put(at: Spherical): void {
    this.camera.position.setFromSpherical(at).add(this.controls.target);
    this.controls.update();
    this.draw();
  }

  private fit(canvas: HTMLCanvasElement): void {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height) return;
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  /** In the next frame; what moves by itself goes on as long as the page is seen. */
  private draw(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      this.mixer?.setTime((now - this.began) / 1000);
      this.model?.arrange?.(this.renderer, this.camera);
      this.renderer.render(this.scene, this.camera);
      if (this.mixer) this.draw();
    });
  }

  private clear(): void {
    this.mixer?.stopAllAction();
    this.mixer = null;
    this.cloud = [];
    this.model?.object.removeFromParent();
    if (this.model) free(this.model.object);
    this.model = null;
  }
}

function materials(mesh: Mesh | Points): Material[] {
  return Array.isArray(mesh.material) ? mesh.material : [mesh.material];
}

/** Gives back what the graphics card holds of an object. */
function free(object: Object3D): void {
  object.traverse((one) => {
    if (!(one instanceof Mesh || one instanceof Points)) return;
    one.geometry.dispose();
    for (const material of materials(one)) {
      for (const part of Object.values(material)) if (part instanceof Texture) part.dispose();
      material.dispose();
    }
  });
}
