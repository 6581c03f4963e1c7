// Runs before the first paint, so that no page flashes in the other theme or language.
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
root.dataset.theme = asked.get('theme') ?? localStorage.getItem('theme') ?? (prefersDark ? 'dark' : 'light');
root.lang = asked.get('lang') ?? localStorage.getItem('lang') ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
