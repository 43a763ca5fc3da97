// Title: Decide
// Answers: Keeps decisions on who is who.
// Parameters:
//   rows: rows -- the properties of a decision
// Columns: none
UNWIND $rows AS row
CREATE (:Decision {
    id: row.id, kind: row.kind, actor: row.actor, other: row.other, decided_by: row.by,
    decided_at: row.at, note: row.note, name: row.name, articles: row.articles,
    called: row.called
})
