// Title: Load assertions
// Answers: Creates assertions with their article.
// Parameters:
//   rows: rows -- article, and the properties of an assertion
// Columns: none
UNWIND $rows AS row
MATCH (x:Article {id: row.article})
CREATE (s:Assertion {
    id: row.id, act: row.act, plover: row.plover, edge: row.edge,
    source: row.source, cue: row.cue, text: row.text, sentence: row.sentence,
    source_spans: row.source_spans, cue_spans: row.cue_spans, content_spans: row.content_spans,
    sentence_start: row.sentence_start, sentence_end: row.sentence_end,
    quote: row.quote, stance: row.stance, certainty: row.certainty, negated: row.negated,
    depth: row.depth, date: row.date, dated: row.dated, rule: row.rule,
    proposition: row.proposition, own_claim: row.own_claim, own_stance: row.own_stance
})-[:REPORTED_IN]->(x)
