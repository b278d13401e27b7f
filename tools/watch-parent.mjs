// Preloaded into the API and the worker (node --import): when the launcher dies without a word (kill -9), they end too.
// Otherwise they would keep the port and the database, and the next start would find both taken.
const parent = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
}, 500);
watch.unref();
