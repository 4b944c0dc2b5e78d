-- Made by tools/questions_sql.py from recipients-by-controller.rq; change that.
-- @of b386364a9003a53f
-- @columns controllerName:id recipientName:id identifiedBy:id processes:integer generally:integer controller:id recipient:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."controllerName" AS "controllerName", f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."processes" AS "processes", f."generally" AS "generally", f."controller" AS "controller", f."recipient" AS "recipient"
FROM (
  SELECT s."controllerName", s."recipientName", s."identifiedBy", s."processes", s."generally", s."controller", s."recipient"
  FROM (
    SELECT f.*, f."__agg_5__" AS "generally"
    FROM (
      SELECT f.*, f."__agg_4__" AS "processes"
      FROM (
        SELECT f.*, f."__agg_3__" AS "identifiedBy"
        FROM (
          SELECT f.*, f."__agg_2__" AS "recipientName"
          FROM (
            SELECT f.*, f."__agg_1__" AS "controllerName"
            FROM (
              SELECT f.*, f."__agg_7__" AS "recipient"
              FROM (
                SELECT f.*, f."__agg_6__" AS "controller"
                FROM (
                  SELECT CASE WHEN count(*) = count(f."controllerWritten") THEN arg_min(f."controllerWritten", t0.lex) END AS "__agg_1__", arg_min(f."recipientWritten", t1.lex) AS "__agg_2__", arg_min(f."by", t2.lex) AS "__agg_3__", count(DISTINCT f."process") AS "__agg_4__", count(DISTINCT f."whole") AS "__agg_5__", f."controller" AS "__agg_6__", f."recipient" AS "__agg_7__"
                  FROM (
                    SELECT f.*
                    FROM (
                      SELECT f.*, CASE WHEN f."subject" = f."notice" THEN CAST(NULL AS UBIGINT) ELSE f."subject" END AS "process"
                      FROM (
                        SELECT f.*, CASE WHEN f."subject" = f."notice" THEN f."subject" ELSE CAST(NULL AS UBIGINT) END AS "whole"
                        FROM (
                          SELECT l."work" AS "work", l."notice" AS "notice", l."subject" AS "subject", l."recipient" AS "recipient", l."recipientWritten" AS "recipientWritten", l."by" AS "by", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerWritten" AS "controllerWritten"
                          FROM (
                            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."recipient" AS "recipient", j2."recipientWritten" AS "recipientWritten", j3."by" AS "by", j4."controllerAsked" AS "controllerAsked"
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
                              SELECT q2.g AS "notice", q2.s AS "recipient", q2.o AS "recipientWritten"
                              FROM "dpv:hasName" q2
                            ) j2
                            ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
                            JOIN (
                              SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "by"
                              FROM "ng:identifiedBy" q3
                            ) j3
                            ON j0."notice" = j3."notice" AND j1."recipient" = j3."recipient"
                            JOIN (
                              SELECT v AS "controllerAsked"
                              FROM (VALUES {{controller}}) given(v)
                            ) j4
                            ON TRUE
                          ) l
                          LEFT JOIN (
                            SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerWritten" AS "controllerWritten"
                            FROM (
                              SELECT q4.g AS "notice", q4.o AS "controller"
                              FROM "dpv:hasDataController" q4
                              WHERE q4.g = q4.s
                            ) j0
                            JOIN (
                              SELECT q5.g AS "notice", q5.s AS "controller", q5.o AS "controllerWritten"
                              FROM "dpv:hasName" q5
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                          ) r
                          ON l."notice" = r."notice"
                        ) f
                      ) f
                    ) f
                    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."controllerWritten"
                  LEFT JOIN terms t1 ON t1.id = f."recipientWritten"
                  LEFT JOIN terms t2 ON t2.id = f."by"
                  GROUP BY f."controller", f."recipient"
                ) f
              ) f
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
