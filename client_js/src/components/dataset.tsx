import "./dataset.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { useColumns } from "../parts/columns";
import { Field } from "../parts/field";
import { Paging } from "../parts/paging";
import { isPicture, SampleCell, sampleText } from "../parts/sample_cell";

interface DatasetProps extends ComponentProps<number | null> {
  /** What is shown of each sample: a value for each of the columns. */
  samples: unknown[][];
  headers: string[];
  /** The types of the components that the columns are for. */
  types: string[];
  layout: "gallery" | "table";
  samples_per_page: number;
  sample_labels: string[] | null;
}

interface Sample {
  index: number;
  /** What a screen reader says of it. */
  name: string;
  cells: ComponentChildren[];
}

export default function Dataset({ node }: { node: Node<DatasetProps> }) {
  const p = node.props;
  const wanted = useSignal(0);
  const pages = Math.max(1, Math.ceil(p.samples.length / p.samples_per_page));
  const page = Math.min(wanted.value, pages - 1);
  const first = page * p.samples_per_page;
  const shown = p.samples.slice(first, first + p.samples_per_page);
  const samples = shown.map((sample, place) => read(p, sample, first + place));
  const pick = (index: number): void => {
    if (index !== p.value) node.edit(index);
    node.emit("click");
    node.emit("select", { index, value: p.samples[index] });
  };
  const isTable = p.layout === "table" && !p.sample_labels;
  const most = Math.min(p.samples.length, p.samples_per_page);
  const isAlbum = !p.sample_labels && shown.every((sample) => sample.length === 1 && isPicture(sample[0]));
  return (
    // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
    <Field node={node} role="group">
      {() => (
        <>
          {samples.length === 0 && <p class="fl-nothing">{say("There are no examples.")}</p>}
          {isTable ? (
            <Table headers={p.headers} samples={samples} onPick={pick} />
          ) : (
            <Gallery album={isAlbum ? most : 0} samples={samples} onPick={pick} />
          )}
          {pages > 1 && (
            <Paging
              label={say("Pages of {label}", { label: p.label })}
              pages={pages}
              page={page}
              onPage={(n) => (wanted.value = n)}
            />
          )}
        </>
      )}
    </Field>
  );
}

function read({ types, sample_labels }: DatasetProps, sample: unknown[], index: number): Sample {
  const label = sample_labels?.[index];
  if (label !== undefined)
    return { index, name: label, cells: [<SampleCell key={0} type="" value={label} />] };
  return {
    index,
    name: sample.map(sampleText).join(", "),
    cells: sample.map((value, column) => (
      <SampleCell key={column} type={types[column] ?? ""} value={value} />
    )),
  };
}

/** Of a picture in an album, with the gap beside it, in pixels. */
const NARROWEST = 96;

interface Samples {
  samples: Sample[];
  onPick: (index: number) => void;
}

/** Cards, each as wide as what it shows; where all are pictures, `album` on a full page, in columns of one width. */
function Gallery({ album, samples, onPick }: Samples & { album: number }) {
  const list = useRef<HTMLUListElement>(null);
  useColumns(list, album, NARROWEST);
  return (
    <ul class={`fl-samples ${album ? "fl-album" : ""}`} ref={list}>
      {samples.map(({ index, name, cells }) => (
        <li key={index}>
          <button
            type="button"
            class="fl-sample"
            {...(cells.length === 1 ? { "aria-label": name } : {})}
            onClick={() => onPick(index)}
          >
            {cells}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The button of a row stands in its first cell and reaches over all of them: so the row is still a row. */
function Table({ headers, samples, onPick }: Samples & { headers: string[] }) {
  return (
    <div class="fl-sample-table">
      <table>
        {headers.some(Boolean) && (
          <thead>
            <tr>
              {headers.map((header, column) => (
                <th key={column} scope="col" dir="auto">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {samples.map(({ index, name, cells: [start, ...rest] }) => (
            <tr key={index}>
              <td>
                <button type="button" aria-label={name} onClick={() => onPick(index)}>
                  {start}
                </button>
              </td>
              {rest.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
