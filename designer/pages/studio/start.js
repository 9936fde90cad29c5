// Starts the Studio. Which of its methods are used from the start on is noted in the browser, so that it takes less time the next time.
Blazor.start({ configureRuntime: (runtime) => runtime.withInterpreterPgo(true) });
