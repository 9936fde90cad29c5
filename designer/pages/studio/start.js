// Starts the Studio. Which of its methods are used from the start on is noted in the browser, so that it takes less time the next time. All of its
// files come from this site with the page itself, so that nothing is won by comparing each with its hash.
const start = () => Blazor.start({
  configureRuntime: (runtime) => runtime.withInterpreterPgo(true).withConfig({ disableIntegrityCheck: true }),
});
// Whatever the Studio is made of may be there before it is wanted; from its start on it takes all of a processor.
if (query.has("later")) window.addEventListener("message", ({ origin, data }) => { if (origin === location.origin && data?.start) start(); });
else start();
tell({ event: "loaded" });
