// Title: Mark assertions
// Answers: Notes on assertions that an analyst confirmed or corrected them.
// Parameters:
//   rows: rows -- id, review, verdict, reviewer, at, note, certainty (as extracted),
//     no_edge (whether it was corrected to give none), extracted (what was corrected, as JSON),
//     stance (as to its own content, where it was corrected, else null)
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.id})
SET s.review = row.review, s.reviewed = row.verdict, s.reviewer = row.reviewer,
    s.reviewed_at = row.at, s.review_note = row.note, s.extracted_certainty = row.certainty,
    s.no_edge = row.no_edge, s.extracted = row.extracted, s.right_stance = row.stance
