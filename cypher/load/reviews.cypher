// Title: Load reviews
// Answers: Records reviews, and what each concerns.
// Parameters:
//   rows: rows -- concerns (id of the subject), and the properties of a review
// Columns: none
UNWIND $rows AS row
MATCH (k:Subject {id: row.concerns})
MERGE (r:Review {id: row.id})
SET r.kind = row.kind, r.verdict = row.verdict, r.reviewer = row.reviewer, r.at = row.at,
    r.note = row.note, r.subject = row.subject, r.article = row.article,
    r.withdrawn_by = row.withdrawn_by, r.withdrawn_at = row.withdrawn_at, r.record = row.record,
    r.state = row.state, r.applies_to = row.applies_to
MERGE (r)-[:CONCERNS]->(k)
