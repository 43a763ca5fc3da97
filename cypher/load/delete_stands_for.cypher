// Title: Delete what names stand for
// Answers: Parts names that no article uses for one actor any more.
// Parameters:
//   rows: rows -- full, short, rule
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.full})-[r:CALLED]->(:Name {id: row.short})
WHERE r.rule = row.rule AND r.articles = 0
DELETE r
