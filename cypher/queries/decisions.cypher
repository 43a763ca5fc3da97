// Title: Decisions on actors
// Answers: What is decided by hand on who is who, the latest first?
// Parameters:
//   id: string = "" -- only this decision; "" for all
//   after_at: string = "~" -- only decisions before this moment
//   after_id: string = "" -- of the same moment, only those after this id
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the decision
//   kind -- merge, split or apart
//   actor -- actor id
//   other -- the other actor: the one merged into, the new one, or the one kept apart
//   by -- who decided
//   at -- when, ISO 8601
//   note -- why
//   name -- of a split: what the new actor is called
//   articles -- of a split: in which articles
//   called -- of a split: only where they use this name; "" for all
// Key: -at, id
MATCH (d:Decision)
WHERE ($id = '' OR d.id = $id)
  AND (d.decided_at < $after_at OR (d.decided_at = $after_at AND d.id > $after_id))
RETURN d.id AS id, d.kind AS kind, d.actor AS actor, d.other AS other, d.decided_by AS by,
       d.decided_at AS at, d.note AS note, d.name AS name, d.articles AS articles,
       d.called AS called
ORDER BY at DESC, id
LIMIT $limit
