// Title: What names stand for, as stored
// Answers: How many articles use these two names for one actor?
// Parameters:
//   rows: rows -- full, short, rule
// Columns:
//   full -- the name in full
//   short -- the other name
//   rule -- what makes them one
//   articles -- how many articles
UNWIND $rows AS row
MATCH (n:Name {id: row.full})-[r:CALLED]->(o:Name {id: row.short})
WHERE r.rule = row.rule
RETURN n.id AS full, o.id AS short, r.rule AS rule, r.articles AS articles
