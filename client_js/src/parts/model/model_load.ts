/** Reads models of all kinds. Each reader is loaded when the first file of its kind comes. */
import {
  BufferGeometry,
  Group,
  Mesh,
  DoubleSide,
  MeshStandardMaterial,
  type Object3D,
  Points,
  PointsMaterial,
  TextureLoader,
} from "three";
import type { AnimationClip } from "three";

import { say } from "../../core/words";
import { bundled, Elsewhere } from "./bundled";
import type { Arrange } from "./splats";

export interface Model {
  object: Object3D;
  clips: AnimationClip[];
  /** What a cloud of splats needs before each drawing; null: it is none. Splats have one look only. */
  arrange: Arrange | null;
}

type Reader = (content: ArrayBuffer) => Promise<Partial<Model> & { object: Object3D }>;

const READERS: Record<string, Reader> = {
  glb: gltf,
  gltf: async (content) => gltf(bundled(content)),
  obj: async (content) => {
    const [{ OBJLoader }, { mergeVertices }] = await Promise.all([
      import("three/addons/loaders/OBJLoader.js"),
      import("three/addons/utils/BufferGeometryUtils.js"),
    ]);
    const text = new TextDecoder().decode(content);
    const object = new OBJLoader().parse(text);
    const isSmooth = !/^vn\s/m.test(text); // a file without normals is meant so; the reader gives each face its own
    object.traverse((one) => {
      if (!(one instanceof Mesh)) return;
      if (isSmooth) {
        one.geometry = mergeVertices(one.geometry.deleteAttribute("normal"));
        one.geometry.computeVertexNormals();
      }
      one.material = plain(one.geometry);
    });
    return { object };
  },
  stl: async (content) => {
    const { STLLoader } = await import("three/addons/loaders/STLLoader.js");
    const geometry = new STLLoader().parse(content);
    return { object: new Mesh(geometry, plain(geometry)) };
  },
  ply: async (content) => {
    if (isSplatHeader(content)) {
      const { GaussianSplatPLYLoader } = await import("three/addons/loaders/GaussianSplatPLYLoader.js");
      return splats(new GaussianSplatPLYLoader().parse(content));
    }
    const { PLYLoader } = await import("three/addons/loaders/PLYLoader.js");
    return { object: solidOrPoints(new PLYLoader().parse(content)) };
  },
  splat: async (content) => {
    const { SPLATLoader } = await import("three/addons/loaders/SPLATLoader.js");
    return splats(new SPLATLoader().parse(content));
  },
};

/**
 * The model in a file.
 *
 * @param name of the file: its suffix says what is in it
 * @throws Error it is of no kind that is known, damaged, or has nothing to be seen in it
 */
export async function read(name: string, content: ArrayBuffer): Promise<Model> {
  const suffix = name.split(".").at(-1)?.toLowerCase() ?? "";
  const reader = READERS[suffix];
  if (!reader) throw new Error(say("{name} is no 3D model that can be shown.", { name }));
  const model = await reader(content).catch((error: unknown) => {
    throw error instanceof Elsewhere ? error : damaged();
  });
  if (!hasShape(model.object)) throw damaged();
  return { clips: [], arrange: null, ...model };
}

/** What the readers say of such files is for who writes readers. */
function damaged(): Error {
  return new Error(say("The file is damaged, or something else than its name says."));
}

/** Text that is no model is a model of nothing to some readers. */
function hasShape(object: Object3D): boolean {
  let corners = 0;
  object.traverse((one) => {
    const { geometry } = one as Partial<Mesh>;
    corners += geometry?.attributes["position"]?.count ?? 0;
  });
  return corners > 0;
}

async function gltf(content: ArrayBuffer) {
  const { GLTFLoader } = await import("three/addons/loaders/GLTFLoader.js");
  const loader = new GLTFLoader();
  // Its own way reads pictures with fetch(), which the page's policy keeps from blob: and data: addresses.
  loader.register((parser) => {
    parser.textureLoader = new TextureLoader(parser.options.manager);
    return { name: "pictures" };
  });
  const { scene, animations } = await loader.parseAsync(content, "");
  return { object: scene, clips: animations };
}

async function splats(geometry: BufferGeometry) {
  const { splatsOf } = await import("./splats");
  const object = new Group();
  const { mesh, arrange } = splatsOf(geometry);
  object.add(mesh);
  object.rotation.x = Math.PI; // as they are made: in a camera's view, where y points down
  return { object, arrange };
}

function solidOrPoints(geometry: BufferGeometry): Object3D {
  if (geometry.index === null) return new Points(geometry, dots(geometry));
  if (!geometry.hasAttribute("normal")) geometry.computeVertexNormals();
  return new Mesh(geometry, plain(geometry));
}

/** What a model looks like that says nothing of it. */
function plain(geometry: BufferGeometry): MeshStandardMaterial {
  const vertexColors = geometry.hasAttribute("color");
  return new MeshStandardMaterial({
    color: vertexColors ? 0xffffff : 0xa9b4b0,
    roughness: 0.62,
    metalness: 0.08,
    vertexColors,
    side: DoubleSide, // files of this kind often list the corners of a face the wrong way round
  });
}

/** Points of a size that does not change with their distance. */
export function dots(geometry: BufferGeometry): PointsMaterial {
  const vertexColors = geometry.hasAttribute("color");
  return new PointsMaterial({
    size: 2,
    sizeAttenuation: false,
    color: vertexColors ? 0xffffff : 0x2f9e84,
    vertexColors,
  });
}

function isSplatHeader(content: ArrayBuffer): boolean {
  const start = new TextDecoder("latin1").decode(content.slice(0, 4096));
  return /^ply[^]*property \S+ f_dc_0\b/.test(start.split("end_header")[0] ?? "");
}
