// Three moving pictures, drawn pixel by pixel. Every motion makes a whole number of turns, so the videos loop without a
// seam. `x` and `y` run from 0 to 1 over the picture, `turn` from 0 to 1 over the scene; colours are [r, g, b], 0 to 255.

const { sin, cos, exp, hypot, max, min, PI } = Math;
const aspect = 16 / 9;

const clamp = (value) => min(1, max(0, value));
const wave = (turns) => sin(2 * PI * turns);
/** 1 inside, 0 outside, and a pixel or two of softness between. */
const inside = (distance, sharpness) => clamp(distance * sharpness + 0.5);

function cover(under, over, share) {
  for (let channel = 0; channel < 3; channel++) under[channel] += (over[channel] - under[channel]) * share;
}

function lighten(under, light, share) {
  for (let channel = 0; channel < 3; channel++) under[channel] += light[channel] * share;
}

/** Colours from top to bottom, each with the height it is reached at. */
function gradient(stops, y) {
  const color = [...stops[0].color];
  for (let index = 1; index < stops.length; index++) {
    const from = stops[index - 1].at;
    cover(color, stops[index].color, clamp((y - from) / (stops[index].at - from)));
  }
  return color;
}

const dusk = [
  { at: 0, color: [30, 26, 82] },
  { at: 0.22, color: [116, 54, 128] },
  { at: 0.4, color: [236, 106, 108] },
  { at: 0.54, color: [255, 196, 128] },
];
const sun = { y: 0.43, radius: 0.15, color: [255, 242, 210] };
const swells = [
  { top: 0.545, height: 0.003, count: 2, turns: 1, color: [220, 104, 108] },
  { top: 0.6, height: 0.007, count: 1.6, turns: -1, color: [166, 70, 116] },
  { top: 0.675, height: 0.011, count: 1.3, turns: 1, color: [108, 50, 112] },
  { top: 0.77, height: 0.016, count: 1, turns: -1, color: [64, 36, 94] },
  { top: 0.875, height: 0.021, count: 0.8, turns: 1, color: [34, 24, 66] },
];

function eveningTide(x, y, turn) {
  const color = gradient(dusk, y);
  const fromSun = hypot(x - 0.5, (y - sun.y) * aspect);
  lighten(color, [255, 150, 80], 0.5 * exp(-fromSun * 5.5));
  cover(color, sun.color, inside(sun.radius - fromSun, 260));
  swells.forEach(({ top, height, count, turns, color: water }, index) => {
    const edge =
      top +
      height * wave(count * x + turns * turn + index * 0.23) +
      height * 0.4 * wave(count * 2.3 * x - 2 * turns * turn + index * 0.41);
    cover(color, water, inside(y - edge, 640));
  });
  lighten(color, [255, 196, 140], 0.55 * glitter(x, y, turn));
  return color;
}

/** The sun's road on the water: wider and calmer towards the shore. */
function glitter(x, y, turn) {
  if (y < 0.55) return 0;
  const depth = y - 0.545;
  const road = exp(-(((x - 0.5) / (0.05 + 0.28 * depth)) ** 2));
  const ripple = max(0, wave(5.2 * Math.log(0.02 + depth) * 1.9 - 3 * turn + 0.12 * wave(1.7 * x + turn)));
  return road * ripple ** 4 * clamp(depth * 30) * clamp((0.99 - y) * 3);
}

const night = [
  { at: 0, color: [10, 15, 44] },
  { at: 0.55, color: [44, 24, 66] },
  { at: 1, color: [14, 14, 36] },
];
const lamps = [
  { x: 0.18, y: 0.2, radius: 0.13, color: [255, 176, 84] },
  { x: 0.72, y: 0.14, radius: 0.17, color: [255, 112, 122] },
  { x: 0.46, y: 0.33, radius: 0.1, color: [255, 214, 140] },
  { x: 0.86, y: 0.4, radius: 0.12, color: [96, 190, 214] },
  { x: 0.12, y: 0.46, radius: 0.16, color: [196, 96, 190] },
  { x: 0.58, y: 0.52, radius: 0.19, color: [255, 156, 76] },
  { x: 0.3, y: 0.64, radius: 0.11, color: [92, 206, 190] },
  { x: 0.84, y: 0.68, radius: 0.15, color: [255, 128, 104] },
  { x: 0.16, y: 0.8, radius: 0.18, color: [255, 190, 96] },
  { x: 0.54, y: 0.86, radius: 0.13, color: [228, 104, 172] },
  { x: 0.92, y: 0.92, radius: 0.1, color: [255, 222, 160] },
];

function cityLights(x, y, turn) {
  const color = gradient(night, y);
  lamps.forEach((lamp, index) => {
    const turns = index % 2 ? 1 : -1;
    const left = lamp.x + (0.05 + 0.012 * (index % 3)) * wave(turns * turn + index * 0.37);
    const top = lamp.y + (0.02 + 0.008 * (index % 4)) * wave(turns * turn + index * 0.61);
    const distance = hypot(x - left, (y - top) * aspect);
    const breath = 0.34 + 0.14 * wave((1 + (index % 2)) * turn + index * 0.29);
    const disc = inside(lamp.radius - distance, 26 + 8 * (index % 3));
    const rim = 0.32 * exp(-(((distance - lamp.radius * 0.94) * 46) ** 2));
    lighten(color, lamp.color, breath * (disc * 0.8 + rim) + 0.09 * exp(-distance * 7));
  });
  return color;
}

const deep = [8, 40, 70];
const teal = [26, 136, 146];
const coral = [240, 116, 100];
const cream = [255, 226, 192];

/** Folds that bend each other; the light falls on their crests. */
function silk(x, y, turn) {
  const angle = 2 * PI * turn;
  const a = x * 2.1 + 0.38 * sin(y * 4.2 + angle) + 0.2 * sin(y * 7.1 - angle + x * 2.4);
  const b = y * 2.6 + 0.42 * sin(a * 2.3 - angle) + 0.16 * sin(a * 5.2 + angle);
  const broad = 0.5 + 0.5 * sin(a * 3.1 + b * 2.2 + angle);
  const fine = 0.5 + 0.5 * cos(b * 6.2 - a * 1.9 + broad * 2.1);
  const crest = fine ** 2.2 * (0.35 + 0.65 * broad);
  const color = [...deep];
  cover(color, teal, broad * 0.9);
  cover(color, coral, clamp(crest * 1.15) * (0.3 + 0.55 * y));
  cover(color, cream, crest ** 3 * 0.9);
  return color.map((value) => value * (0.72 + 0.28 * fine));
}

/** `chord`: the notes of its sound, in hertz. `posterAtSec`: where its still picture is taken. */
export const scenes = [
  {
    name: 'evening-tide',
    title: 'Evening tide',
    description: 'The sun stays a moment longer while the sea turns violet.',
    tags: ['calm', 'sea', 'sunset'],
    demo: true,
    posterAtSec: 1,
    pixel: eveningTide,
    chord: [110, 164.81, 220, 277.18, 329.63],
  },
  {
    name: 'city-lights',
    title: 'City lights',
    description: 'Out-of-focus lamps drift past a night window.',
    tags: ['night', 'city', 'bokeh'],
    posterAtSec: 2,
    pixel: cityLights,
    chord: [98, 146.83, 196, 246.94, 369.99],
  },
  {
    name: 'silk',
    title: 'Silk',
    description: 'Folds of teal and coral, moving slowly.',
    tags: ['abstract', 'calm', 'colour'],
    posterAtSec: 3,
    pixel: silk,
    chord: [130.81, 196, 261.63, 329.63, 392],
  },
];
