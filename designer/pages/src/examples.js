// The examples and promises of a text: each with its title and its line.
export const examplesIn = (doc) => {
  const found = [];
  for (let number = 1; number <= (doc?.lines ?? 0); number++) {
    const title = /^(?:example|always|never)\s+"((?:[^"\\]|\\.)*)"/.exec(doc.line(number).text);
    if (title) found.push({ title: title[1], line: number });
  }
  return found;
};
