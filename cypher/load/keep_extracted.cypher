// Title: Keep what was extracted
// Answers: Notes on articles with reviews in force what was extracted, so that it can come back.
// Parameters:
//   rows: rows -- id (of the subject), extracted (rows of the article as JSON, or null)
// Columns: none
UNWIND $rows AS row
MATCH (k:Subject {id: row.id})
SET k.extracted = row.extracted
