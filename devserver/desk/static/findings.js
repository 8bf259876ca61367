// What is to be mended: underlined in the text, in words below it, and under its field of the header.
import { button, by, coded, make, toMend } from "./element.js";

/** Show findings of the text in `editor`, and in `form`; `lead` is called with one that the writer wants to see, `add` with
 * a word that is in no dictionary and right. */
export function show(findings, editor, form, { lead, add }) {
  editor.underline(findings);
  const of = (level) => findings.filter((finding) => finding.level == level),
    [errors, warnings] = [of("error"), of("warning")];
  const said = toMend({ error: errors.length, warning: warnings.length });
  tell(said ? `${said} to mend` : "Nothing to mend");
  const listed = [...errors, ...warnings].map((finding) => {
    const go = button("", () => lead(finding));
    go.append(
      make("b", { className: finding.level }, finding.level == "error" ? "Error" : "Warning"),
      `, line ${finding.line}`,
    );
    const said = make("p", {}, ...coded(finding.message), ". ", make("span", { className: "soft" }, `(${finding.rule})`));
    if (finding.word)
      said.append(" ", button("This word is right: add it", () => add(finding.word), { className: "quiet" }));
    return make("li", {}, go, said);
  });
  editor.keepingInSight(() => by("findings").replaceChildren(...listed));
  const fields = new Map();
  for (const finding of findings) {
    const name = editor.fieldAt(finding.line);
    if (name) fields.set(name, [...(fields.get(name) ?? []), finding]);
  }
  form.say(fields);
}

/** Say in a line how it stands; the same is not said twice. */
export function tell(words) {
  if (by("mend-count").textContent != words) by("mend-count").textContent = words;
}
