import { newest } from "../lists";

const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const entry = ({ id, data, rendered }) =>
  `<entry><title>${safe(data.title)}</title><id>https://example.org/articles/${id}/</id><updated>${data.date}T00:00:00Z</updated><content type="html">${safe(rendered.html)}</content></entry>`;

export const GET = async () =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><id>https://example.org/</id>${(await newest()).slice(0, 20).map(entry).join("\n")}</feed>`);
