// Title: Load subjects of reviews
// Answers: Makes what reviews concern: an article, for its assertions, or an edge. The write keeps
//   other writers off it until the end of the transaction.
// Parameters:
//   rows: rows -- id; source, type, target and stated of an edge, nothing for an article
// Columns: none
UNWIND $rows AS row
MERGE (k:Subject {id: row.id})
SET k.source = row.source, k.type = row.type, k.target = row.target, k.stated = row.stated
