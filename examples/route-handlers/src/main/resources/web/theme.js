// Runs before the page is drawn, so that it never flashes in the other theme.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = localStorage.getItem("theme");
    document.documentElement.classList.toggle("dark", chosen ? chosen === "dark" : system.matches);
    document.documentElement.dataset.theme = document.documentElement.classList.contains("dark") ? "dark" : "light";
  };
  system.addEventListener("change", apply);
  addEventListener("DOMContentLoaded", () =>
    document.getElementById("theme").addEventListener("click", () => {
      localStorage.setItem("theme", document.documentElement.classList.contains("dark") ? "light" : "dark");
      apply();
    }));
  apply();
})();
