// Title: Load propositions
// Answers: Makes propositions: what an article says in one content, read for comparison.
// Parameters:
//   rows: rows -- id, source, cue, text, claim, stance, vector
// Columns: none
UNWIND $rows AS row
CREATE (:Proposition {
    id: row.id, source: row.source, cue: row.cue, text: row.text, claim: row.claim,
    stance: row.stance, vector: row.vector
})
