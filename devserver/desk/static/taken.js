// Files that are dropped on the desk or pasted into it: a picture for the text, a document for a new one.

/** Call `take` with the files that are dropped or pasted anywhere; else the browser would leave the desk for them. */
export function takeFiles(take) {
  const files = ({ type, dataTransfer, clipboardData }) => {
    const all = (dataTransfer ?? clipboardData)?.files;
    const words = type == "paste" && clipboardData.getData("text/plain"); // Word copies a picture of them, too
    return all?.length && !words ? all : null;
  };
  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  for (const type of ["drop", "paste"])
    addEventListener(
      type,
      (event) => {
        const found = files(event);
        if (!found || event.target.type == "file") return;
        event.preventDefault();
        event.stopPropagation(); // the editor would type in what it can read of them
        if (!document.querySelector("dialog[open]")) take(found); // one that has closed may not be gone yet
      },
      true,
    );
}
