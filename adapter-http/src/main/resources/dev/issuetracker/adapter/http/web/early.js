// Before the first paint, so that nothing flashes, and before the modules, which wait for the texts of one language.
{
  const LANGUAGES = ['en', 'de'];
  const root = document.documentElement;
  let lang = navigator.language.slice(0, 2);
  try {
    const { theme, language } = localStorage;
    theme && (root.dataset.theme = theme);
    language && (lang = JSON.parse(language));
  } catch {
    // Without storage the system decides.
  }
  root.lang = LANGUAGES.includes(lang) ? lang : 'en';
  const texts = document.createElement('link');
  texts.rel = 'modulepreload';
  texts.href = document.currentScript.src.replace('early', `text.${root.lang}`);
  document.head.append(texts);
}
