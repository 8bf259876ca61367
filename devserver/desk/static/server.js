// How the desk talks to the devserver on this machine.
const token = document.querySelector("meta[name=desk-token]").content;

/** The secret that lets this page write, and its styles in. */
export const nonce = token;

/** What the server will not do: `message` is its sentence, `status` its number, `data` all that it answered. */
export class Refused extends Error {
  constructor(status, data) {
    super(data.error ?? "The desk gave no answer that it should give. Look at the window in which it was started.");
    this.status = status;
    this.data = data;
  }
}

/** What stands at an address of the desk: get("text", {file}). Raises Refused. */
export const get = (name, query = {}) => ask(`/desk/${name}?${new URLSearchParams(query)}`, {});

/** What the server answers to `body`, which is told as JSON. Raises Refused. */
export const post = (name, body) =>
  ask(`/desk/${name}`, { method: "POST", body: JSON.stringify(body) }, "application/json");

/** Hand over a file as it is: upload(file, {import: 1}). Raises Refused. */
export const upload = (file, query = {}) =>
  ask(
    `/desk/upload?${new URLSearchParams({ name: file.name, ...query })}`,
    { method: "POST", body: file },
    "application/octet-stream",
  );

async function ask(address, request, kind) {
  if (request.method) request.headers = { "X-Desk": token, "Content-Type": kind };
  let answer;
  try {
    answer = await fetch(address, request);
  } catch {
    throw new Refused(0, { error: "The desk does not answer. Start it again with make write; your words wait here." });
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, data);
  return data;
}
