import type { MetricFamily, Sample } from './metric-family.ts';

export const prometheusContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** Prometheus' text format. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function prometheusText(families: readonly MetricFamily[]): string {
  return families.map(familyText).join('');
}

function familyText({ name, help, type, samples }: MetricFamily): string {
  const lines = samples.map((sample) => `${name}${labelsText(sample)} ${sample.value}\n`);
  return `# HELP ${name} ${help.replace(/[\\\n]/g, escaped)}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelsText({ labels = {} }: Sample): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\\n"]/g, escaped)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escaped = (character: string) => (character === '\n' ? '\\n' : `\\${character}`);
