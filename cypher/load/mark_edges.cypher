// Title: Mark edges
// Answers: Notes on edges that an analyst confirmed them, or some of their evidence.
// Parameters:
//   rows: rows -- id, source, target, confirmed, certainty, evidence_certainty; review,
//     reviewer, at and note, which are null without a review of the edge itself
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(b:Actor {id: row.target})
WHERE e.id = row.id
SET e.confirmed = CASE WHEN size(row.confirmed) = 0 THEN NULL ELSE row.confirmed END,
    e.certainty = row.certainty, e.review = row.review,
    e.reviewer = row.reviewer, e.reviewed_at = row.at, e.review_note = row.note,
    e.evidence_certainty = CASE WHEN row.review IS NULL THEN NULL ELSE row.evidence_certainty END
