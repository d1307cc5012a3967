import { fileUrl } from "../core/files";
import type { Node } from "../core/store";
import { Face, face, type FaceProps } from "../parts/button_face";
import type { Listed } from "../parts/file_list";

export default function DownloadButton({ node }: { node: Node<FaceProps<Listed | null>> }) {
  const { label, value, interactive } = node.props;
  const attributes = { ...face(node, label), onClick: () => node.emit("click") };
  const content = <Face node={node} text={label} />;
  if (!value || !interactive) {
    return (
      <button type="button" {...attributes} disabled={!interactive}>
        {content}
      </button>
    );
  }
  return (
    <a
      {...attributes}
      href={fileUrl(value, { download: true })}
      download={value.name}
      {...("url" in value ? { target: "_blank", rel: "noopener noreferrer" } : {})}
    >
      {content}
    </a>
  );
}
