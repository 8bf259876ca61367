import { getCollection } from "astro:content";
import { FIELDS, newest, slug, under } from "../lists";

export const GET = async () => {
  const terms = await Promise.all(FIELDS.map(async (kind) => [kind, ...(await under(kind)).map(({ name }) => `${kind}/${slug(name)}`)]));
  const pages = (await getCollection("pages")).map(({ id }) => id);
  const urls = ["articles", ...(await newest()).map(({ id }) => `articles/${id}`), ...pages, ...terms.flat()];
  return new Response(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>https://example.org/${url}/</loc></url>`).join("")}</urlset>`);
};
