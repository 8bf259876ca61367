import { getCollection } from "astro:content";

export const FIELDS = ["topics", "tags", "authors"];
export const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

// All articles, the newest first: sorted once a build, as anew on every page would cost the square of their number.
let sorted;
export const newest = () =>
  (sorted ??= getCollection("articles").then((all) => all.sort((a, b) => (a.data.date < b.data.date ? 1 : -1))));

// The articles under each entry of a field, from A to Z.
export async function under(field) {
  const lists = {};
  for (const article of await newest())
    for (const name of article.data[field]) (lists[name] ??= []).push(article);
  return Object.keys(lists).sort().map((name) => ({ name, articles: lists[name] }));
}
