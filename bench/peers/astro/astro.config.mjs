export default { site: "https://example.org", cacheDir: "./.store", devToolbar: { enabled: false }, vite: { cacheDir: "./.store/vite" } };
