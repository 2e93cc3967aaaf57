import type { ExportTemplate, ExportUnit } from '../../../shared/model/export-template.ts'

const FACTS = `{% if h.tags.size > 0 %}{{ words.tags }}{{ h.tags | md | join: words.between }}{{ words.stop }}{% endif %}{{ words.colour }}{{ h.colour }}{% if h.state != "" %}{{ words.stop }}{{ words.state }}{{ h.state }}{% endif %}`

/** Under each heading that the last highlight did not stand under. */
const HEADINGS = `{% for heading in h.headings %}{{ heading.marks }} {{ heading.text | md }}

{% endfor %}`

/** What the user wrote is Markdown already. */
const MEMO = `{% if memo != "" %}{% region "memo" %}{{ memo }}
{% endregion %}
{% endif %}`

const MEMO_OF_HIGHLIGHT = `{% if h.memo != "" %}
{{ h.memo }}
{% endif %}`

const plain = (heads: string, source: string) => `${heads}{{ h.quote | quote }}

^{{ h.id }}
{% if h.note != "" %}
{{ h.note | paragraphs }}
{% endif %}${MEMO_OF_HIGHLIGHT}
${FACTS}{{ words.stop }}${source}
`

const obsidian = (heads: string, source: string) => `${heads}> [!quote] ${source}
{{ h.quote | quote }}
> ^{{ h.id }}
{% if h.note != "" %}
{{ h.note | paragraphs }}
{% endif %}${MEMO_OF_HIGHLIGHT}
{% for tag in h.tags %}#{{ tag | hashtag }} {% endfor %}
`

const LINK = '[{{ words.original }}]({{ h.link }})'
const FROM = '{{ h.report.cite | md }}'

function file(unit: ExportUnit, front: readonly string[], block: (heads: string, source: string) => string, source: string): string {
  const heads = unit === 'report' ? HEADINGS : ''
  return `---
${front.join('\n')}
highlights: {{ highlights.size }}
---

# {{ name | md }}

${MEMO}{% for h in highlights %}{% region h.id %}${block(heads, source)}{% endregion %}
{% endfor %}`
}

const REPORT_FRONT = [
  'title: {{ report.title | yaml }}',
  'place: {{ report.place | yaml }}',
  'province: {{ report.province | yaml }}',
  'city: {{ report.city | yaml }}',
  'county: {{ report.county | yaml }}',
  'year: {{ report.year | yaml }}',
  'body: {{ report.body | yaml }}',
  'kind: {{ report.kind | yaml }}',
  'source: {{ report.source | yaml }}',
  'sha256: {{ report.sha256 | yaml }}',
  'tags: {{ tags | yaml }}',
]

const MATRIX = `---
title: {{ name | yaml }}
highlights: {{ highlights.size }}
---

# {{ name | md }}

{% region "matrix" %}| |{% for column in columns %} {{ column | cell }} |{% endfor %}
|---|{% for column in columns %}---|{% endfor %}
{% for row in rows %}| {{ row.name | cell }} |{% for cell in row.cells %} {% for h in cell %}{{ h.quote | cell }} [{{ words.original }}]({{ h.link }}){% unless forloop.last %}<br>{% endunless %}{% endfor %} |{% endfor %}
{% endfor %}{% endregion %}
`

/** The templates that come with the program, the first one for whoever has not chosen. */
export const BUILT_IN_TEMPLATES: readonly ExportTemplate[] = [
  { id: 'report', unit: 'report', source: file('report', REPORT_FRONT, plain, LINK) },
  { id: 'report-obsidian', unit: 'report', source: file('report', REPORT_FRONT, obsidian, LINK) },
  { id: 'tag', unit: 'tag', source: file('tag', ['title: {{ name | yaml }}', 'tag: {{ tag | yaml }}'], plain, `${FROM} ${LINK}`) },
  {
    id: 'tag-obsidian',
    unit: 'tag',
    source: file('tag', ['title: {{ name | yaml }}', 'tag: {{ tag | yaml }}'], obsidian, `${FROM} ${LINK}`),
  },
  {
    id: 'place',
    unit: 'place',
    source: file('place', ['title: {{ name | yaml }}', 'place: {{ place | yaml }}'], plain, `${FROM} ${LINK}`),
  },
  { id: 'year', unit: 'year', source: file('year', ['title: {{ name | yaml }}', 'year: {{ year | yaml }}'], plain, `${FROM} ${LINK}`) },
  { id: 'all', unit: 'all', source: file('all', ['title: {{ name | yaml }}'], plain, `${FROM} ${LINK}`) },
  { id: 'matrix', unit: 'all', source: MATRIX },
].map(template => ({ ...template, name: '', builtIn: true, unit: template.unit as ExportUnit }))
