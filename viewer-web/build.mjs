// Builds the web application into the folder that Maven packs. Installs and builds only what has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const built = 'target/classes/META-INF/resources';
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const installed = 'node_modules/.installed';

function run(program, ...args) {
    const { status } = spawnSync(program, args, { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
}

function newest(path) {
    const about = statSync(path);
    return about.isDirectory()
        ? Math.max(about.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
        : about.mtimeMs;
}

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
    run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
    writeFileSync(installed, lock);
}
const page = join(built, 'index.html');
if (!existsSync(page) || statSync(page).mtimeMs < Math.max(...sources.map(newest))) {
    run('npm', 'run', '--silent', 'build', '--', '--outDir', built, '--emptyOutDir', '--logLevel', 'warn');
}
