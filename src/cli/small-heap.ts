import { setFlagsFromString } from 'node:v8';

// The service sits idle on a freelancer's laptop nearly all day. Left alone, V8 keeps tens of megabytes for short-lived
// objects that only a round needs; measured with scripts/bench/idle-memory.sh. Has to be imported before all else.
// Only of "start": what ends by itself, and a worker for many, would pay for it with several times the CPU.
if (process.argv[2] === 'start') {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--max-semi-space-size=1');
  setFlagsFromString('--optimize-for-size');
}
