// What is to be mended: underlined in the text, in words below it, and under its field of the header.
import { button, by, coded, count, make } from "./element.js";

/** Show findings of the text in `editor`, and in `form`; `lead` is called with one that the writer wants to see. */
export function show(findings, editor, form, lead) {
  editor.underline(findings);
  const errors = findings.filter(({ level }) => level == "error").length,
    warnings = findings.length - errors;
  const said = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean).join(", ");
  tell(said ? `${said} to mend` : "Nothing to mend");
  const first = (level) => findings.filter((finding) => finding.level == level);
  const listed = [...first("error"), ...first("warning")].map((finding) => {
    const go = button("", () => lead(finding));
    go.append(
      make("b", { className: finding.level }, finding.level == "error" ? "Error" : "Warning"),
      `, line ${finding.line}`,
    );
    return make(
      "li",
      {},
      go,
      make("p", {}, ...coded(finding.message), ". ", make("span", { className: "soft" }, `(${finding.rule})`)),
    );
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
