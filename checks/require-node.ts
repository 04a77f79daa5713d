/** Says so in one sentence where the pinned Node did not come with the install (see docs/decisions/2026-11-23-runtime-and-tools.md). */
const major = Number(process.versions.node.split(".")[0]);
if (major < 26) {
  process.stderr.write(
    `Logement Toujours needs Node 26; this is ${process.versions.node}. ` +
      `"npm ci" brings the right one as an optional dependency: run it again without --omit=optional, and start through npm ("npm start", "npm test").\n`,
  );
  process.exit(1);
}
