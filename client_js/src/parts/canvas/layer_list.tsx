/** The layers, the uppermost first. */
import "./layer_list.css";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

import { say } from "../../core/words";
import type { Desk } from "./desk";
import { useHandOver } from "./focus";
import { Act } from "./icons";
import type { Layer } from "./picture";

export function LayerList({ id, desk, more }: { id: string; desk: Desk; more: boolean }) {
  const { editor } = desk;
  const { layers, active } = editor.picture.value;
  const list = useRef<HTMLUListElement>(null);
  const stay = (): void => list.current?.querySelector<HTMLElement>("input:checked")?.focus();
  const add = (): void => {
    const names = new Set(layers.map(({ name }) => name));
    let number = layers.length + 1;
    while (names.has(say("Layer {number}", { number }))) number++;
    editor.addLayer(say("Layer {number}", { number }));
  };
  return (
    <div class="fl-layers" role="group" aria-label={say("Layers")}>
      <ul ref={list}>
        {layers.toReversed().map((layer, from) => (
          <Row key={layer.id} isActive={layer.id === active} onLeave={stay}>
            <label>
              <input
                type="radio"
                name={`${id}-layer`}
                checked={layer.id === active}
                onChange={() => editor.activate(layer.id)}
              />
              <span dir="auto">{layer.name}</span>
            </label>
            <LayerActs desk={desk} layer={layer} place={layers.length - 1 - from} count={layers.length} />
          </Row>
        ))}
      </ul>
      {more && editor.canAddLayer.value && (
        <button type="button" class="fl-plain" onClick={add}>
          {say("Add a layer")}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  isActive: boolean;
  onLeave: () => void;
  children: ComponentChildren;
}

function Row({ isActive, onLeave, children }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  useHandOver(element, onLeave);
  return (
    <li ref={element} class={isActive ? "fl-taken" : ""}>
      {children}
    </li>
  );
}

interface LayerActsProps {
  desk: Desk;
  layer: Layer;
  place: number;
  count: number;
}

function LayerActs({ desk: { editor }, layer: { id, name, isHidden }, place, count }: LayerActsProps) {
  return (
    <>
      <Act
        sign={isHidden ? "unseen" : "seen"}
        label={say("Hide {name}", { name })}
        isOn={isHidden}
        onClick={() => editor.hideLayer(id, !isHidden)}
      />
      {count > 1 && (
        <>
          <Act
            sign="up"
            label={say("Move {name} up", { name })}
            disabled={place === count - 1}
            onClick={() => editor.moveLayer(id, 1)}
          />
          <Act
            sign="down"
            label={say("Move {name} down", { name })}
            disabled={place === 0}
            onClick={() => editor.moveLayer(id, -1)}
          />
          <Act sign="close" label={say("Remove {name}", { name })} onClick={() => editor.removeLayer(id)} />
        </>
      )}
    </>
  );
}
