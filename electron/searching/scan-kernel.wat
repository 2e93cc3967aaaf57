;; Where a string occurs in UTF-16 text, 64 positions at a time. Addresses and lengths are in bytes and even; scan-kernel.ts
;; says what lies where. Two units of the needle, those that are rarest in the texts, are its filter: blocks without the
;; first are skipped, starts that do not fit both are skipped, and only what is left is compared with the whole needle.
;; Few instructions for each block matter more than clever ones: the processor then loads far enough ahead.
(module
  (import "corpus" "memory" (memory 1))

  ;; The bytes of the needle lie at address 0.
  (global $length (mut i32) (i32.const 0))
  ;; The filter: offsets of its two units in the needle, and the units, each eight times.
  (global $offset0 (mut i32) (i32.const 0))
  (global $offset1 (mut i32) (i32.const 0))
  (global $units0 (mut v128) (v128.const i64x2 0 0))
  (global $units1 (mut v128) (v128.const i64x2 0 0))

  ;; Where the next result goes, and how far apart results are: 0 when they are only counted.
  (global $out (mut i32) (i32.const 0))
  (global $stride (mut i32) (i32.const 0))
  (global $found (mut i32) (i32.const 0))

  ;; Where `find` stopped because there was no room left; 0 when it came to the end.
  (global $resume (export "resume") (mut i32) (i32.const 0))

  (func (export "prepare") (param $length i32) (param $offset0 i32) (param $offset1 i32)
    (global.set $length (local.get $length))
    (global.set $offset0 (local.get $offset0))
    (global.set $offset1 (local.get $offset1))
    (global.set $units0 (i16x8.splat (i32.load16_u (local.get $offset0))))
    (global.set $units1 (i16x8.splat (i32.load16_u (local.get $offset1)))))

  ;; Which of the eight starts from $at on have the first unit of the filter.
  (func $first (param $at i32) (result v128)
    (i16x8.eq (v128.load (i32.add (local.get $at) (global.get $offset0))) (global.get $units0)))

  ;; Which have both.
  (func $both (param $at i32) (result v128)
    (v128.and
      (call $first (local.get $at))
      (i16x8.eq (v128.load (i32.add (local.get $at) (global.get $offset1))) (global.get $units1))))

  ;; Whether any of the 64 starts from $at on has the first unit.
  (func $any (param $at i32) (result i32)
    (v128.any_true
      (v128.or
        (v128.or
          (v128.or (call $first (local.get $at)) (call $first (i32.add (local.get $at) (i32.const 16))))
          (v128.or
            (call $first (i32.add (local.get $at) (i32.const 32)))
            (call $first (i32.add (local.get $at) (i32.const 48)))))
        (v128.or
          (v128.or
            (call $first (i32.add (local.get $at) (i32.const 64)))
            (call $first (i32.add (local.get $at) (i32.const 80))))
          (v128.or
            (call $first (i32.add (local.get $at) (i32.const 96)))
            (call $first (i32.add (local.get $at) (i32.const 112))))))))

  ;; Compares the whole needle with what stands at $at, and keeps the place, counted from $base in units, where it is equal.
  (func $compare (param $at i32) (param $base i32)
    (local $i i32)
    (loop $next
      (if (i32.ne (i32.load16_u (i32.add (local.get $at) (local.get $i))) (i32.load16_u (local.get $i))) (then (return)))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $i) (global.get $length))))
    (i32.store (global.get $out) (i32.shr_u (i32.sub (local.get $at) (local.get $base)) (i32.const 1)))
    (global.set $out (i32.add (global.get $out) (global.get $stride)))
    (global.set $found (i32.add (global.get $found) (i32.const 1))))

  ;; Compares at those of the 32 starts from $at on that pass the filter.
  (func $look (param $at i32) (param $base i32)
    (local $bits i32)
    (local.set $bits
      (i32.or
        (i8x16.bitmask
          (i8x16.narrow_i16x8_s (call $both (local.get $at)) (call $both (i32.add (local.get $at) (i32.const 16)))))
        (i32.shl
          (i8x16.bitmask
            (i8x16.narrow_i16x8_s
              (call $both (i32.add (local.get $at) (i32.const 32)))
              (call $both (i32.add (local.get $at) (i32.const 48)))))
          (i32.const 16))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $bits)))
        (call $compare
          (i32.add (local.get $at) (i32.shl (i32.ctz (local.get $bits)) (i32.const 1)))
          (local.get $base))
        (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
        (br $next))))

  ;; The first address at which the needle no longer fits.
  (func $stop (param $from i32) (param $end i32) (result i32)
    (if (result i32) (i32.lt_u (i32.sub (local.get $end) (local.get $from)) (global.get $length))
      (then (local.get $from))
      (else (i32.add (i32.sub (local.get $end) (global.get $length)) (i32.const 2)))))

  (func $scan (param $base i32) (param $from i32) (param $end i32) (param $limit i32) (result i32)
    (local $at i32) (local $stop i32) (local $blocks i32)
    (global.set $found (i32.const 0))
    (global.set $resume (i32.const 0))
    (local.set $at (local.get $from))
    (local.set $stop (call $stop (local.get $from) (local.get $end)))
    ;; Up to here 64 starts follow.
    (local.set $blocks
      (i32.add (local.get $from) (i32.and (i32.sub (local.get $stop) (local.get $from)) (i32.const -128))))
    (block $blocks_done
      (loop $next
        (br_if $blocks_done (i32.ge_u (local.get $at) (local.get $blocks)))
        (if (call $any (local.get $at))
          (then
            (if (i32.gt_u (global.get $out) (local.get $limit))
              (then (global.set $resume (local.get $at)) (return (global.get $found))))
            (call $look (local.get $at) (local.get $base))
            (call $look (i32.add (local.get $at) (i32.const 64)) (local.get $base))))
        (local.set $at (i32.add (local.get $at) (i32.const 128)))
        (br $next)))
    (if (i32.gt_u (global.get $out) (local.get $limit))
      (then (global.set $resume (local.get $at)) (return (global.get $found))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $stop)))
        (call $compare (local.get $at) (local.get $base))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next)))
    (global.get $found))

  ;; Number of occurrences in the text from $from to $end. Their distances from $base, in units, are written to $out as
  ;; 32-bit numbers, until fewer than 64 would fit before $limit.
  (func (export "find")
    (param $base i32) (param $from i32) (param $end i32) (param $out i32) (param $limit i32) (result i32)
    (global.set $out (local.get $out))
    (global.set $stride (i32.const 4))
    (call $scan (local.get $base) (local.get $from) (local.get $end) (i32.sub (local.get $limit) (i32.const 256))))

  ;; How often, as a negative number, each lane of the four vectors from $at on passes the filter.
  (func $four (param $at i32) (result v128)
    (i16x8.add
      (i16x8.add (call $both (local.get $at)) (call $both (i32.add (local.get $at) (i32.const 16))))
      (i16x8.add
        (call $both (i32.add (local.get $at) (i32.const 32)))
        (call $both (i32.add (local.get $at) (i32.const 48))))))

  ;; The sum of eight 16-bit counters.
  (func $sum (param $counters v128) (result i32)
    (local $sums v128)
    (local.set $sums (i32x4.extadd_pairwise_i16x8_u (local.get $counters)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))

  ;; As many as `find` finds; $scratch is an address that may be written to. With one or two units whatever passes the filter
  ;; is an occurrence: those are counted without leaving the vectors, so that a very common one costs no more than a rare one.
  (func (export "count") (param $from i32) (param $end i32) (param $scratch i32) (result i32)
    (local $at i32) (local $stop i32) (local $blocks i32) (local $until i32) (local $found i32) (local $counters v128)
    (if (i32.gt_u (global.get $length) (i32.const 4))
      (then
        (global.set $out (local.get $scratch))
        (global.set $stride (i32.const 0))
        (return (call $scan (local.get $from) (local.get $from) (local.get $end) (local.get $scratch)))))
    (local.set $at (local.get $from))
    (local.set $stop (call $stop (local.get $from) (local.get $end)))
    (local.set $blocks
      (i32.add (local.get $from) (i32.and (i32.sub (local.get $stop) (local.get $from)) (i32.const -128))))
    (block $blocks_done
      (loop $next_batch
        (br_if $blocks_done (i32.ge_u (local.get $at) (local.get $blocks)))
        ;; 4,096 blocks add at most eight each to a counter.
        (local.set $until (local.get $blocks))
        (if (i32.gt_u (i32.sub (local.get $blocks) (local.get $at)) (i32.const 524288))
          (then (local.set $until (i32.add (local.get $at) (i32.const 524288)))))
        (local.set $counters (v128.const i64x2 0 0))
        (loop $next_block
          (if (call $any (local.get $at))
            (then
              ;; What passes is -1.
              (local.set $counters
                (i16x8.sub
                  (local.get $counters)
                  (i16x8.add (call $four (local.get $at)) (call $four (i32.add (local.get $at) (i32.const 64))))))))
          (local.set $at (i32.add (local.get $at) (i32.const 128)))
          (br_if $next_block (i32.lt_u (local.get $at) (local.get $until))))
        (local.set $found (i32.add (local.get $found) (call $sum (local.get $counters))))
        (br $next_batch)))
    (block $done
      (loop $next_start
        (br_if $done (i32.ge_u (local.get $at) (local.get $stop)))
        (local.set $found
          (i32.add
            (local.get $found)
            (i32.and
              (i32.eq
                (i32.load16_u (i32.add (local.get $at) (global.get $offset0)))
                (i32.load16_u (global.get $offset0)))
              (i32.eq
                (i32.load16_u (i32.add (local.get $at) (global.get $offset1)))
                (i32.load16_u (global.get $offset1))))))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next_start)))
    (local.get $found)))
