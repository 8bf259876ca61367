import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";

const of = (name) => defineCollection({ loader: glob({ pattern: "*.md", base: `./${name}` }) });
export const collections = { articles: of("articles"), pages: of("pages") };
