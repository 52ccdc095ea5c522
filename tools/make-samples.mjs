#!/usr/bin/env node
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scenes } from './samples/scenes.mjs';

const usage = `node tools/make-samples.mjs [--out <folder>] [--only <name>]

Draws the bundled sample videos, their posters and samples.json again. Needs ffmpeg and some minutes.
The product itself needs no ffmpeg: the results are checked in.`;

const [width, height, framesPerSecond, seconds] = [720, 1280, 30, 8];

const quiet = ['-v', 'error', '-y'];
const encoding = [
  ['-vf', 'scale=sws_dither=ed:flags=accurate_rnd,format=yuv420p'],
  ['-c:v', 'libx264', '-preset', 'slower', '-crf', 25, '-maxrate', '820k', '-bufsize', '1600k'],
  ['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-aq-mode', 3, '-g', 60],
  ['-c:a', 'aac', '-b:a', '80k', '-movflags', '+faststart', '-fflags', '+bitexact', '-t', seconds],
].flat();

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'apps/api/assets/samples' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(usage);
else await makeSamples(values.out, values.only);

async function makeSamples(folder, only) {
  mkdirSync(folder, { recursive: true });
  for (const scene of scenes.filter(({ name }) => !only || name === only)) {
    const video = join(folder, `${scene.name}.mp4`);
    await film(scene, video);
    const poster = ['-frames:v', 1, '-vf', 'scale=360:640:flags=lanczos', '-q:v', 4, join(folder, `${scene.name}.jpg`)];
    execFileSync('ffmpeg', texts([...quiet, '-ss', scene.posterAtSec, '-i', video, ...poster]), { stdio: 'inherit' });
    console.log(`${video}: ${Math.round(statSync(video).size / 1024)} kB`);
  }
  writeFileSync(join(folder, 'samples.json'), `${JSON.stringify(scenes.map(entryOf), null, 2)}\n`);
}

async function film(scene, path) {
  const size = ['-s', `${width}x${height}`, '-r', framesPerSecond];
  const picture = ['-f', 'rawvideo', '-pix_fmt', 'rgb48le', ...size, '-i', '-'];
  const ffmpeg = spawn(
    'ffmpeg',
    texts([...quiet, ...picture, '-f', 'lavfi', '-i', sound(scene.chord), ...encoding, path]),
    {
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  );
  const ended = once(ffmpeg, 'exit');
  for (let frame = 0; frame < seconds * framesPerSecond; frame++) {
    const bytes = draw(scene.pixel, frame / (seconds * framesPerSecond));
    if (!ffmpeg.stdin.write(bytes)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

/** 16 bits a channel: ffmpeg dithers them, and the gradients stay free of bands. */
function draw(pixel, turn) {
  const values16 = new Uint16Array(width * height * 3);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (const value of pixel(column / width, row / height, turn)) {
        values16[at++] = Math.min(65535, Math.max(0, value * 257));
      }
    }
  }
  return Buffer.from(values16.buffer);
}

/** A chord whose notes swell one after the other, in a large room. */
function sound(chord) {
  const notes = (side) =>
    chord
      .map((hertz, index) => {
        const swell = `(0.55+0.45*sin(2*PI*(t/${seconds}+${(index * 0.37 + side * 0.13).toFixed(2)})))`;
        return `${(0.16 / (1 + index * 0.35)).toFixed(3)}*${swell}*sin(2*PI*${hertz + side * 0.4}*t)`;
      })
      .join('+');
  const room = `aecho=0.8:0.6:170|310:0.28|0.18,lowpass=f=2400,atrim=0:${seconds}`;
  const fades = `afade=t=in:d=0.8,afade=t=out:st=${seconds - 1}:d=1`;
  return `aevalsrc='${notes(0)}|${notes(1)}':s=44100:d=${seconds},${room},${fades}`;
}

function entryOf({ name, title, description, tags, demo }) {
  return { file: `${name}.mp4`, poster: `${name}.jpg`, title, description, tags, ...(demo && { demo }) };
}

function texts(args) {
  return args.map(String);
}
