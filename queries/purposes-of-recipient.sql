-- Made by tools/questions_sql.py from purposes-of-recipient.rq; change that.
-- @of 0dbbada9cb3c8ef6
-- @columns recipientName:id identifiedBy:id purpose:id controllers:integer processes:integer generally:integer recipient:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."purpose" AS "purpose", f."controllers" AS "controllers", f."processes" AS "processes", f."generally" AS "generally", f."recipient" AS "recipient"
FROM (
  SELECT s."recipientName", s."identifiedBy", s."purpose", s."controllers", s."processes", s."generally", s."recipient"
  FROM (
    SELECT f.*, f."__agg_5__" AS "generally"
    FROM (
      SELECT f.*, f."__agg_4__" AS "processes"
      FROM (
        SELECT f.*, f."__agg_3__" AS "controllers"
        FROM (
          SELECT f.*, f."__agg_2__" AS "identifiedBy"
          FROM (
            SELECT f.*, f."__agg_1__" AS "recipientName"
            FROM (
              SELECT f.*, f."__agg_7__" AS "recipient"
              FROM (
                SELECT f.*, f."__agg_6__" AS "purpose"
                FROM (
                  SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."controller") AS "__agg_3__", count(DISTINCT f."process") AS "__agg_4__", count(DISTINCT f."whole") AS "__agg_5__", f."purpose" AS "__agg_6__", f."recipient" AS "__agg_7__"
                  FROM (
                    SELECT f.*, CASE WHEN f."subject" = f."notice" THEN CAST(NULL AS UBIGINT) ELSE f."subject" END AS "process"
                    FROM (
                      SELECT f.*, CASE WHEN f."subject" = f."notice" THEN f."subject" ELSE CAST(NULL AS UBIGINT) END AS "whole"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."subject" AS "subject", l."recipient" AS "recipient", l."purpose" AS "purpose", l."written" AS "written", l."by" AS "by", r."controller" AS "controller"
                        FROM (
                          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."recipient" AS "recipient", j2."purpose" AS "purpose", j3."written" AS "written", j4."by" AS "by"
                          FROM (
                            SELECT q0.s AS "work", q0.o AS "notice"
                            FROM "{{holds}}" q0
                            WHERE q0.g = iri('{{base}}catalog')
                          ) j0
                          JOIN (
                            SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "recipient"
                            FROM "dpv:hasRecipient" q1
                          ) j1
                          ON j0."notice" = j1."notice"
                          JOIN (
                            SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "purpose"
                            FROM "dpv:hasPurpose" q2
                          ) j2
                          ON j0."notice" = j2."notice" AND j1."subject" = j2."subject"
                          JOIN (
                            SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "written"
                            FROM "dpv:hasName" q3
                          ) j3
                          ON j0."notice" = j3."notice" AND j1."recipient" = j3."recipient"
                          JOIN (
                            SELECT q4.g AS "notice", q4.s AS "recipient", q4.o AS "by"
                            FROM "ng:identifiedBy" q4
                          ) j4
                          ON j0."notice" = j4."notice" AND j1."recipient" = j4."recipient"
                          JOIN (
                            SELECT v AS "recipient"
                            FROM (VALUES {{recipient}}) given(v)
                          ) j5
                          ON (j5."recipient" IS NULL OR j1."recipient" = j5."recipient")
                        ) l
                        LEFT JOIN (
                          SELECT q5.g AS "notice", q5.o AS "controller"
                          FROM "dpv:hasDataController" q5
                          WHERE q5.g = q5.s
                        ) r
                        ON l."notice" = r."notice"
                      ) f
                    ) f
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."written"
                  LEFT JOIN terms t1 ON t1.id = f."by"
                  GROUP BY f."recipient", f."purpose"
                ) f
              ) f
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
