// The articles under each entry of a field, from A to Z.
const under = (field) => (api) => {
  const lists = {};
  for (const article of api.getFilteredByGlob("articles/*.md").reverse())
    for (const name of article.data[field]) (lists[name] ??= []).push(article);
  return Object.keys(lists).sort().map((name) => ({ name, articles: lists[name] }));
};

export default function (config) {
  config.addPassthroughCopy("figures");
  config.addPassthroughCopy("style.css");
  config.addCollection("articles", (api) => api.getFilteredByGlob("articles/*.md").reverse());
  for (const field of ["topics", "tags", "authors"]) config.addCollection(`by-${field}`, under(field));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { markdownTemplateEngine: false };
}
