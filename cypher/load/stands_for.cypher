// Title: Load what names stand for
// Answers: Sets how many articles use two names for one actor.
// Parameters:
//   rows: rows -- full, short, rule, fold (the full name, folded), articles
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.full})
MATCH (o:Name {id: row.short})
MERGE (n)-[r:CALLED {rule: row.rule}]->(o)
SET r.fold = row.fold, r.articles = row.articles
