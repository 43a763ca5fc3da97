// Title: Count names
// Answers: Sets how many articles call an actor so.
// Parameters:
//   rows: rows -- id, articles, persons
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.id})
SET n.articles = row.articles, n.persons = row.persons
